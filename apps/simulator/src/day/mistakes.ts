/** What goes wrong at real desks, as a share of trades. `docs/simulator.md` repeats this table. */
export const MISTAKES = {
	/** Value date before the business date of the entity. */
	late: 0.004,
	/** A second version with a smaller amount, seconds to minutes later. */
	amended: 0.015,
	/** Withdrawn seconds to minutes later. */
	cancelled: 0.006,
	/** The same message again. */
	duplicated: 0.005,
	/** The second version arrives before the first. */
	outOfOrder: 0.002,
	/** A message that cannot be understood; it is nobody's trade. */
	broken: 0.0015,
	/** Of the equity desk's trades: a corporate bond booked as an equity. */
	misbooked: 0.004,
} as const;
