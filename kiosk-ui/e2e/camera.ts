import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import qrcode from 'qrcode-generator';

const [width, height] = [640, 480];
const [dark, light, grey] = [16, 235, 128];

/** A camera that Chromium, started with `flags`, takes for a real one. */
export class FakeCamera {
  private readonly file = join(mkdtempSync(join(tmpdir(), 'piaoxiang-camera-')), 'seen.y4m');
  readonly flags: readonly string[] = [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${this.file}`,
  ];

  /** What a page sees that starts the camera from now on: a paper with `text` as its QR code. */
  looksAt(text: string): this {
    writeFileSync(this.file, film(text));
    return this;
  }
}

/** Chromium's flags for a camera that looks at a slip with `text` as its QR code. */
export function cameraLooksAt(text: string): readonly string[] {
  return new FakeCamera().looksAt(text).flags;
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
