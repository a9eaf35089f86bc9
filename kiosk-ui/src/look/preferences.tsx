import { useCallback, useEffect, useState } from 'preact/hooks';

export type TextSize = 1 | 2 | 3;

export interface Preferences {
  readonly text: TextSize;
  readonly highContrast: boolean;
}

export const plainPreferences: Preferences = { text: 1, highContrast: false };

/** Shows preferences on the document; they are kept nowhere, so the next person starts plainly. */
export function usePreferences(): readonly [Preferences, (next: Preferences) => void] {
  const [preferences, set] = useState(plainPreferences);
  useEffect(() => {
    const root = document.documentElement;
    root.dataset['text'] = String(preferences.text);
    root.dataset['contrast'] = preferences.highContrast ? 'high' : 'plain';
  }, [preferences]);
  return [preferences, useCallback(set, [])];
}
