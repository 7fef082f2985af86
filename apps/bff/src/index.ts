export { type Bff, type BffDeps, startBff } from './start-bff.ts';
