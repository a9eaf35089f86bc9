import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import qrcode from 'qrcode-generator';

const [width, height] = [640, 480];
const [dark, light, grey] = [16, 235, 128];

/** Chromium's flags for a camera that looks at a slip with `text` as its QR code. */
export function cameraLooksAt(text: string): readonly string[] {
  const file = join(mkdtempSync(join(tmpdir(), 'piaoxiang-camera-')), 'slip.y4m');
  writeFileSync(file, film(text));
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
}

/** An uncompressed film (YUV4MPEG2, 4:2:0) of one frame; Chromium shows it again and again. */
function film(text: string): Buffer {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const modules = code.getModuleCount();
  const scale = Math.floor(height / (modules + 8));
  const [left, top] = [width, height].map((size) => Math.floor((size - modules * scale) / 2)) as [
    number,
    number,
  ];
  const brightness = Buffer.alloc(width * height, light);
  for (let row = 0; row < modules * scale; row++)
    for (let column = 0; column < modules * scale; column++)
      if (code.isDark(Math.floor(row / scale), Math.floor(column / scale)))
        brightness[(top + row) * width + left + column] = dark;
  const colour = Buffer.alloc((width * height) / 2, grey);
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\nFRAME\n`),
    brightness,
    colour,
  ]);
}
