/** The gauge shows ratios from 80 to 160 % over 230 degrees. */
export const GAUGE_MIN = 80;
export const GAUGE_MAX = 160;
export const START_ANGLE = 205;
export const END_ANGLE = -25;

/** Share of the arc at a ratio in per cent, held inside the scale. */
export function gaugeShare(percent: number): number {
	return Math.min(1, Math.max(0, (percent - GAUGE_MIN) / (GAUGE_MAX - GAUGE_MIN)));
}

/** Point at a ratio and a distance from the centre, in px to the right and down. */
export function gaugePoint(percent: number, radius: number): { x: number; y: number } {
	const angle = ((START_ANGLE + gaugeShare(percent) * (END_ANGLE - START_ANGLE)) * Math.PI) / 180;
	return { x: Math.cos(angle) * radius, y: -Math.sin(angle) * radius };
}
