export function holderOf(path: string): number | null;
export function takePidFile(path: string): number | null;
export function releasePidFile(path: string): void;
