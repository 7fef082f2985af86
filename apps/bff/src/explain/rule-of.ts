import type { ExplainedEntry, ExplainedRule } from '@tideline/api';
import { type ExplainedLine, rulebook } from '@tideline/domain';
import { Cut } from '../book/cut.ts';
import type { BookAtCut } from '../book/lcr-book.ts';
import { decide } from '../project/decision.ts';
import { seenIn, viewOf } from '../project/effect-view.ts';
import { accountFacts } from './account-facts.ts';
import { type EntryDeps, positionIn } from './entries.ts';
import { flowRule } from './entry-rule.ts';
import type { Holder } from './holders.ts';
import { positionRule } from './position-rule.ts';
import { tradeReader } from './trade-reader.ts';

/** What decided where an entry stands: of a position the rule that classified it, of everything else the row of its line. */
export function ruleOf(
	line: ExplainedLine,
	holder: Holder,
	entry: ExplainedEntry,
	{ lcr }: BookAtCut,
	deps: EntryDeps,
): ExplainedRule | null {
	const { projection, codecs } = deps;
	const [item] = holder.items;
	if (holder.row.kind === 'POSITION' && item !== undefined) {
		const position = positionIn(projection, item.entityId, item.id, lcr.sequence);
		const override = item.overrideId === null ? undefined : projection.overrides.state(item.overrideId);
		// Of a group, the rule of the group's rulebook, which the position's own record does not name.
		const seen = position && seenIn(viewOf(lcr, projection), position, projection);
		const decision = seen === undefined ? null : decide(seen, override?.proposal ?? null, projection.reference);
		if (decision === null) return null;
		return positionRule(decision, line.text.condition);
	}
	const account = holder.row.kind === 'ACCOUNT' && item !== undefined ? accountFacts(item.id, lcr.sequence, projection) : null;
	const trade =
		entry.tradeId === null || account !== null ? null : tradeReader(projection, codecs).find(new Cut(lcr.inputs), entry.tradeId);
	const { horizonDays } = rulebook(lcr.rulebook);
	const { calculationDate, rulebook: id } = lcr;
	const reported = holder.row.kind === 'BALANCE' ? projection.balances.at(new Cut(lcr.inputs)) : [];
	const balance = reported.map((one) => one.balance).find(({ balanceId }) => balanceId === item?.id) ?? null;
	const { due, overrideId } = entry;
	return flowRule(id, line, { due, trade, balance, account, overrideId, calculationDate, horizonDays }, projection.reference);
}
