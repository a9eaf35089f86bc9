export * from './memory';
export * from './report';
export * from './verify';
