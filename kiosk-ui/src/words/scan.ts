import type { RefusalText } from '../look/refusal';

/** What every page says alike that takes a scanned code. */
export const scan = {
  camera: '用摄像头扫描',
  stopCamera: '停止摄像头',
  noCamera: (action: string): RefusalText => ({
    title: '摄像头不可用',
    action,
    code: 'CAMERA_UNAVAILABLE',
  }),
} as const;
