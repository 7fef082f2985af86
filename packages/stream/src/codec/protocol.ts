/** Changes with the bytes of a frame; a page of another version has to be loaded anew. */
export const PROTOCOL_VERSION = 1;

/** The second element of every frame. */
export const FRAME_KINDS = { snapshot: 0, delta: 1, heartbeat: 2, reset: 3 } as const;
