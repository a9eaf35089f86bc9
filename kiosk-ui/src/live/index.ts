export * from './answer';
export * from './api';
export * from './backoff';
export * from './session';
export * from './socket';
export * from './use-meeting';
