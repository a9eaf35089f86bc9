import '@fontsource-variable/noto-sans-sc/index.css';
import './tokens.css';
import './base.css';
import './components.css';
import './controls.css';

export * from './button';
export * from './dialog';
export * from './figures';
export * from './icon';
export * from './mount';
export * from './option-group';
export * from './preferences';
export * from './refusal';
export * from './screen';
export * from './table';
