export * from './contents';
export * from './event';
export * from './header';
export * from './reader';
export * from './writer';
