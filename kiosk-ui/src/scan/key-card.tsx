import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Code } from '../acts/key-code';
import { Qr } from '../acts/qr';
import { Button } from '../look';
import { keyCard as words } from '../words/key-card';
import './key-card.css';

interface KeyCardProps {
  readonly title: string;
  /** Whose, where: the line below the title. */
  readonly about: string;
  /** The line that is scanned, and pasted where nothing scans. */
  readonly text: string;
  readonly codeLabel: string;
  readonly code: string;
  readonly keys: readonly (readonly [name: string, key: string])[];
  /** What the card is good for, and what to do where it does not fit. */
  readonly children: ComponentChildren;
}

/** A card with public keys, for scanning off the screen and for paper: one page, with nothing else of the page on it. */
export function KeyCard({ title, about, text, codeLabel, code, keys, children }: KeyCardProps) {
  const [alone, setAlone] = useState(false);
  useEffect(() => {
    if (!alone) return;
    const over = () => setAlone(false);
    addEventListener('afterprint', over);
    print();
    return () => removeEventListener('afterprint', over);
  }, [alone]);
  return (
    <div class={alone ? 'stack print-alone' : 'stack'}>
      <article class="key-card" aria-label={title}>
        <h3>{title}</h3>
        <p>{about}</p>
        <Code label={codeLabel} code={code} />
        <div class="keys">
          <Qr text={text} label={words.qr(title)} />
          <dl>
            {keys.map(([name, key]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{key}</dd>
              </div>
            ))}
            <dt>{words.line}</dt>
            <dd>{text}</dd>
          </dl>
        </div>
        {children}
      </article>
      <div class="row no-print">
        <Button onPress={() => setAlone(true)}>{words.print}</Button>
      </div>
    </div>
  );
}
