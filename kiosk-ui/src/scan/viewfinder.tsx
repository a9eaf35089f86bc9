import { useEffect, useRef } from 'preact/hooks';
import './viewfinder.css';

interface ViewfinderProps {
  readonly label: string;
  readonly onText: (text: string) => void;
  /** There is no camera, or nobody allowed its use. */
  readonly onFail: () => void;
}

/** What the camera sees, with a frame for the QR code; each code is told once in a row. */
export function Viewfinder({ label, onText, onFail }: ViewfinderProps) {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(onText);
  latest.current = onText;
  useEffect(() => {
    const stop = new AbortController();
    // The scanner and its wasm come only when somebody wants a camera.
    void import('./scanner')
      .then(({ scan }) =>
        video.current ? scan(video.current, stop.signal, (text) => latest.current(text)) : undefined,
      )
      .catch(() => {
        if (!stop.signal.aborted) onFail();
      });
    return () => stop.abort();
  }, []);
  return (
    <div class="viewfinder">
      <video ref={video} muted playsInline aria-label={label} />
      <p class="sub">{label}</p>
    </div>
  );
}
