import { POSITION_FLAGS } from '@tideline/api';
import { ASSET_CLASSES, HQLA_LEVELS } from '@tideline/domain';
import { ASSET_CLASS_NAMES, LEVEL_NAMES } from '../../format/level.ts';
import { formatCount } from '../../format/number.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { Shape } from '../../ui/shape.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useNarrow } from '../../ui/use-wide.ts';
import { ColumnMenu } from './column-menu.tsx';
import { type Choice, FilterMenu } from './filter-menu.tsx';
import type { PositionColumnId } from './position-column-list.ts';
import type { PositionFilter } from './position-filter.ts';
import styles from './position-toolbar.module.css';
import { SearchField } from './search-field.tsx';

export interface PositionToolbarProps {
	filter: PositionFilter;
	onFilter(change: Partial<PositionFilter>): void;
	hidden: ReadonlySet<PositionColumnId>;
	onHidden(hidden: ReadonlySet<PositionColumnId>): void;
	shown: { rows: number; all: number };
	state: PaneState;
	timeZone: string;
	csvHref: string;
	/** Leads from the search to the first row that it leaves. */
	onRows(search: string): void;
}

const FLAG_NAMES = {
	override: 'Override in force',
	conflict: 'Master disagrees',
	late: 'Late trades',
	'beyond-held': 'Given beyond held',
} as const;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Search, filters as chips, the count, columns, export and state: one line over the grid. */
export function PositionToolbar({ filter, onFilter, hidden, onHidden, shown, state, timeZone, csvHref, onRows }: PositionToolbarProps) {
	const chips = chipsOf(filter);
	// Name, level and value are all that a narrow screen has room for: there is nothing to choose.
	const narrow = useNarrow();
	return (
		<header className={styles.toolbar}>
			<SearchField value={filter.search} onSearch={(search) => onFilter({ search })} onLeave={onRows} />
			{chips.map(({ text, clear }) => (
				<button key={text} type="button" className={styles.chip} onClick={() => onFilter(clear)} aria-label={`Remove filter ${text}`}>
					{text} <Shape name="cross" />
				</button>
			))}
			<FilterMenu label="Add filter" choices={choices} onChoose={onFilter} />
			<span className={styles.count} role="status">
				<b>{formatCount(shown.rows)}</b> of {formatCount(shown.all)}
			</span>
			{narrow ? null : <ColumnMenu hidden={hidden} onHidden={onHidden} />}
			<a className={styles.button} href={csvHref} download>
				CSV
			</a>
			<StateBadge state={state} timeZone={timeZone} />
		</header>
	);
}

function chipsOf(filter: PositionFilter): { text: string; clear: Partial<PositionFilter> }[] {
	return [
		...(filter.level ? [{ text: levelText(filter.level), clear: { level: null } }] : []),
		...(filter.assetClass ? [{ text: `Class ${ASSET_CLASS_NAMES[filter.assetClass]}`, clear: { assetClass: null } }] : []),
		...(filter.currency ? [{ text: filter.currency, clear: { currency: null } }] : []),
		...(filter.flag ? [{ text: FLAG_NAMES[filter.flag], clear: { flag: null } }] : []),
	];
}

const levelText = (level: (typeof HQLA_LEVELS)[number]) => (level === 'INELIGIBLE' ? 'Not HQLA' : `Level ${LEVEL_NAMES[level]}`);

const choices: readonly Choice<Partial<PositionFilter>>[] = [
	...HQLA_LEVELS.map((level) => ({ group: 'Level', text: levelText(level), value: { level } })),
	...ASSET_CLASSES.filter((assetClass) => ['BOND', 'EQUITY', 'COMMODITY', 'REPO'].includes(assetClass)).map((assetClass) => ({
		group: 'Class',
		text: capital(ASSET_CLASS_NAMES[assetClass]),
		value: { assetClass },
	})),
	...['USD', 'GBP', 'EUR', 'SGD', 'JPY', 'CHF'].map((currency) => ({ group: 'Currency', text: currency, value: { currency } })),
	...POSITION_FLAGS.map((flag) => ({ group: 'Marked', text: FLAG_NAMES[flag], value: { flag } })),
];
