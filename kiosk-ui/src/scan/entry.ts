/** The field for a code and the camera beside it, without the page around them. */
export interface Entry {
  readonly text: string;
  readonly camera: 'off' | 'on' | 'failed';
  /** A code was handed on and nothing is known of it yet: another one has to wait. */
  readonly asking: boolean;
}

export type EntryEvent =
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'camera' }
  | { readonly type: 'noCamera' }
  | { readonly type: 'asked' }
  /** What was refused stays in the field, so that a typing error can be mended; what was taken is gone. */
  | { readonly type: 'answered'; readonly taken: boolean };

export const nothingEntered: Entry = { text: '', camera: 'off', asking: false };

export function enter(entry: Entry, event: EntryEvent): Entry {
  switch (event.type) {
    case 'typed':
      return { ...entry, text: event.text };
    case 'camera':
      return { ...entry, camera: entry.camera === 'on' ? 'off' : 'on' };
    case 'noCamera':
      return { ...entry, camera: 'failed' };
    case 'asked':
      return { ...entry, asking: true, camera: entry.camera === 'on' ? 'on' : 'off' };
    case 'answered':
      return event.taken ? nothingEntered : { ...entry, asking: false };
  }
}

/** Returns what a page is to judge of `text`: no blanks around it; undefined where there is nothing, or one is judged already. */
export function codeIn({ asking }: Entry, text: string): string | undefined {
  return asking ? undefined : text.trim() || undefined;
}
