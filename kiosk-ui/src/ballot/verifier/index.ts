export * from './report';
export * from './verify';
