import type { Condition } from './condition.ts';
import type { Verified } from './flow-line.ts';

/**
 * A rule that puts an asset into a class of the stock. `scope` says which assets the rule is about, `conditions` what they have to
 * meet; an asset in scope that fails a condition is told which.
 */
export interface ClassificationRule {
	readonly id: string;
	readonly title: string;
	/** Stock line that decides level and haircut. */
	readonly stock: string;
	readonly reference: string;
	readonly verified: Verified;
	readonly scope: readonly Condition[];
	readonly conditions: readonly Condition[];
}
