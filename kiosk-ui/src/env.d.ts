/// <reference types="vite/client" />

declare module 'virtual:code-words' {
  const words: string;
  export default words;
}
