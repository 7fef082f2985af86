/** How a process ends whose work another one does now: to start it again would take it back, and so on in turn. */
export const TAKEN_OVER_EXIT_CODE = 3;
