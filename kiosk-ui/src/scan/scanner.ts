import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { pause } from '../live/backoff';

/** A code that was out of sight this many looks is told anew when it is shown again. */
const forgetAfter = 15;

/** Reads QR codes from the camera until the signal is raised; each text once while it stays in sight. */
export async function scan(
  video: HTMLVideoElement,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<void> {
  prepareZXingModule({ overrides: { locateFile: () => new URL(wasm, import.meta.url).href } });
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
  });
  const stop = () => stream.getTracks().forEach((track) => track.stop());
  if (signal.aborted) return stop();
  signal.addEventListener('abort', stop);
  video.srcObject = stream;
  await video.play();
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let last = '';
  let missed = 0;
  while (!signal.aborted && context) {
    const { videoWidth: width, videoHeight: height } = video;
    if (width > 0) {
      Object.assign(canvas, { width, height });
      context.drawImage(video, 0, 0);
      const [code] = await readBarcodes(context.getImageData(0, 0, width, height), { formats: ['QRCode'] });
      if (signal.aborted) return;
      missed = code?.text ? 0 : missed + 1;
      if (missed === forgetAfter) last = '';
      if (code?.text && code.text !== last) onText((last = code.text));
    }
    await pause(120, signal);
  }
}
