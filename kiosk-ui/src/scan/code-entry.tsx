import type { ComponentChildren } from 'preact';
import { useEffect, useReducer, useRef } from 'preact/hooks';
import { Button, Refusal, type RefusalText } from '../look';
import { scan } from '../words/scan';
import { codeIn, enter, nothingEntered } from './entry';
import { Viewfinder } from './viewfinder';

/** What a page calls its code. */
export interface CodeWords {
  readonly field: string;
  readonly confirm: string;
  readonly viewfinder: string;
  /** What to do where no camera can be had. */
  readonly noCamera: string;
}

/** The pieces of the form, for a page that has places of its own for them. */
export interface CodeParts {
  readonly field: ComponentChildren;
  readonly viewfinder: ComponentChildren;
  readonly camera: ComponentChildren;
  readonly confirm: ComponentChildren;
}

interface CodeEntryProps {
  readonly words: CodeWords;
  /** Judges a code without blanks around it, and says what it finds; true clears the field and ends the camera. */
  readonly onCode: (code: string) => boolean | Promise<boolean>;
  /** The field is what this page is about: it has the focus from the start. */
  readonly focus?: boolean;
  /** Where another button is the page's main one. */
  readonly kind?: 'main' | 'plain';
  /** Why no code can be judged just now. */
  readonly busy?: string | undefined;
  /** Tells that what was typed is a whole code, which is then judged without a button. */
  readonly whole?: (text: string) => boolean;
  /** What was refused last; that there is no camera takes its place. */
  readonly refusal?: RefusalText | undefined;
  /** What is wrong with the text in the field. */
  readonly problem?: string | undefined;
  readonly hint?: string;
  readonly onEdit?: () => void;
  readonly children?: (parts: CodeParts) => ComponentChildren;
}

/** One way to give a code: a hand scanner types it and ends with Enter, people type or paste it, a camera reads it. */
export function CodeEntry(props: CodeEntryProps) {
  const { words, onCode, busy, problem, hint, children = column } = props;
  const [entry, tell] = useReducer(enter, nothingEntered);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (props.focus) field.current?.focus({ preventScroll: true });
  }, []);
  const refusal = entry.camera === 'failed' ? scan.noCamera(words.noCamera) : props.refusal;
  const judge = async (text: string): Promise<boolean | undefined> => {
    const code = busy === undefined ? codeIn(entry, text) : undefined;
    if (code === undefined) return undefined;
    tell({ type: 'asked' });
    const taken = await onCode(code);
    tell({ type: 'answered', taken });
    return taken;
  };
  /** Hands stay at the keyboard; the next scan replaces what was refused. */
  const take = async (text: string) => {
    const taken = await judge(text);
    field.current?.focus();
    if (taken === false) field.current?.select();
  };
  return children({
    field: (
      <form
        class="code-entry stack"
        onSubmit={(event) => {
          event.preventDefault();
          void take(entry.text);
        }}
      >
        {refusal && <Refusal refusal={refusal} />}
        <label class="field">
          <span>{words.field}</span>
          <input
            ref={field}
            value={entry.text}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-describedby={hint && 'code-hint'}
            aria-invalid={problem !== undefined}
            onInput={({ currentTarget: { value } }) => {
              tell({ type: 'typed', text: value });
              props.onEdit?.();
              if (props.whole?.(value)) void take(value);
            }}
          />
          {problem && (
            <p class="problem" role="alert">
              {problem}
            </p>
          )}
        </label>
        {hint && (
          <p id="code-hint" class="sub">
            {hint}
          </p>
        )}
      </form>
    ),
    viewfinder: entry.camera === 'on' && (
      <Viewfinder
        label={words.viewfinder}
        onText={(text) => void judge(text)}
        onFail={() => {
          tell({ type: 'noCamera' });
          field.current?.focus();
        }}
      />
    ),
    camera: (
      <Button onPress={() => tell({ type: 'camera' })}>
        {entry.camera === 'on' ? scan.stopCamera : scan.camera}
      </Button>
    ),
    confirm: (
      <Button
        kind={props.kind ?? 'main'}
        unavailable={busy ?? (entry.text.trim() ? undefined : words.field)}
        onPress={() => void take(entry.text)}
      >
        {words.confirm}
      </Button>
    ),
  });
}

const column = ({ field, viewfinder, camera, confirm }: CodeParts) => (
  <div class="stack">
    {field}
    <div class="row">
      {confirm}
      {camera}
    </div>
    {viewfinder}
  </div>
);
