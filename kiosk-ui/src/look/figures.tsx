import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** A number with its name: 应到 9. Several stand in one list. */
export function Figures({
  figures,
}: {
  readonly figures: readonly { name: string; value: ComponentChildren }[];
}) {
  return (
    <dl>
      {figures.map(({ name, value }) => (
        <div class="figure" key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A line that is spoken in the room. */
export function Cue({ children }: { readonly children: ComponentChildren }) {
  return <p class="cue">{children}</p>;
}

export function Pill({ children }: { readonly children: ComponentChildren }) {
  return <span class="pill">{children}</span>;
}

/** The six words of a round, set apart so that they can be read aloud one by one. */
export function CodeWords({ label, code }: { readonly label: string; readonly code: string }) {
  return (
    <span>
      {label} <span class="code">{[...code.replaceAll(' ', '')].join(' ')}</span>
    </span>
  );
}

/** A bar of one colour; the number stands beside it in words, so it is hidden from those who listen. */
export function Meter({ part, of }: { readonly part: number; readonly of: number }) {
  const at = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    at.current?.style.setProperty('--part', of > 0 ? String(Math.min(1, part / of)) : '0');
  }, [part, of]);
  return (
    <div class="meter" aria-hidden="true">
      <i ref={at} />
    </div>
  );
}
