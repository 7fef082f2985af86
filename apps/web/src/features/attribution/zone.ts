/** How times are written: in which zone, and an instant of the day whose date goes without saying. */
export interface Zone {
	readonly timeZone: string;
	readonly day: number;
}
