import './key-code.css';

/** Twelve characters to be read out, in threes. */
export function Code({ label, code }: { readonly label: string; readonly code: string }) {
  const signs = code.split(' ');
  const groups = [0, 3, 6, 9].map((at) => signs.slice(at, at + 3).join(''));
  return (
    <p class="key-code">
      <span class="sub">{label}</span>{' '}
      {groups.map((group) => (
        <b key={group}>{group}</b>
      ))}
    </p>
  );
}
