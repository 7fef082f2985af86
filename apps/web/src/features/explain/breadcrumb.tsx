import type { ExplainResponse } from '@tideline/api';
import { Link } from 'react-router';
import { formatMoney, type Scale } from '../../format/money.ts';
import { formatPercent } from '../../format/ratio.ts';
import { Shape } from '../../ui/shape.tsx';
import { type ExplainPath, explainLink } from '../../view/explain-link.ts';
import { nameOf } from './entries-column.tsx';
import styles from './explain-page.module.css';

interface Step {
	words: string;
	path: ExplainPath;
}

/** The steps with their figures; each leads back to where it was the last. */
export function Breadcrumb({
	data,
	path,
	scale,
	search,
}: {
	data: ExplainResponse | null;
	path: ExplainPath;
	scale: Scale;
	search: string;
}) {
	const steps = data === null ? [] : stepsOf(data, path, scale);
	return (
		<nav aria-label="Steps" className={styles.steps}>
			<ol>
				{steps.map(({ words, path: to }, index) => (
					<li key={words}>
						{index === 0 ? null : <Shape name="chevron-right" tone="quiet" />}
						{index === steps.length - 1 ? <b aria-current="step">{words}</b> : <Link to={explainLink(search, to)}>{words}</Link>}
					</li>
				))}
			</ol>
		</nav>
	);
}

function stepsOf({ ratio, currency, line, holder, entry }: ExplainResponse, path: ExplainPath, scale: Scale): Step[] {
	const money = (minor: number) => formatMoney(minor, currency, scale);
	const part = path.part === 'hqla' ? `HQLA ${money(ratio.hqla)}` : `Net cash outflows ${money(ratio.netCashOutflows)}`;
	const top = { part: path.part, line: null, holder: null, before: null, entry: null };
	return [
		{ words: `LCR ${formatPercent(ratio.lcr, 2)}${ratio.lcr === null ? '' : ' %'}`, path: { ...top, part: 'net' } },
		{ words: part, path: top },
		...(line ? [{ words: `${line.of.line} ${money(line.of.weighted)}`, path: { ...top, line: line.of.id } }] : []),
		...(holder ? [{ words: `${holder.of.name} ${money(holder.of.weighted)}`, path: { ...path, entry: null } }] : []),
		...(entry ? [{ words: `${nameOf(entry.of)} ${money(entry.of.weighted)}`, path }] : []),
	];
}
