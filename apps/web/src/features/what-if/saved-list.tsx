import { useState } from 'react';
import { useLocation } from 'react-router';
import { clsx } from '../../ui/class-names.ts';
import list from '../../ui/list-row.module.css';
import text from '../../ui/text.module.css';
import { useCopiedLink } from '../../ui/use-copied-link.ts';
import { withParams } from '../../view/search-params.ts';
import styles from './saved-list.module.css';
import { MAX_NAME, type SavedScenario, unsavable } from './saved-scenarios.ts';
import { useSavedScenarios } from './use-saved-scenarios.ts';
import page from './what-if-page.module.css';

export interface SavedListProps {
	/** The scenario that is open, as a link carries it; empty without a shock. */
	shocks: string;
	onOpen(shocks: string): void;
}

/** The scenarios that this browser keeps by name: to open, to send as a link, to remove; and the open one to save. */
export function SavedList({ shocks, onOpen }: SavedListProps) {
	const { saved, save, remove } = useSavedScenarios();
	const [isKept, setKept] = useState(true);
	const isSaved = saved.some((one) => one.shocks === shocks);
	if (saved.length === 0 && shocks === '') return null;
	return (
		<section className={styles.saved} aria-labelledby="saved">
			<header className={page.head}>
				<h2 id="saved">Saved</h2>
				<span>in this browser</span>
			</header>
			<ul className={styles.list}>
				{saved.map((one) => (
					<SavedRow
						key={one.name}
						scenario={one}
						isOpen={one.shocks === shocks}
						onOpen={onOpen}
						onRemove={() => setKept(remove(one.name))}
					/>
				))}
			</ul>
			{shocks === '' || isSaved ? null : <SaveAs saved={saved} shocks={shocks} onSave={(scenario) => setKept(save(scenario))} />}
			{isKept ? null : <p role="status">This browser keeps nothing beyond this page: copy the link of a scenario instead.</p>}
		</section>
	);
}

interface SavedRowProps {
	scenario: SavedScenario;
	isOpen: boolean;
	onOpen(shocks: string): void;
	onRemove(): void;
}

function SavedRow({ scenario: { name, shocks }, isOpen, onOpen, onRemove }: SavedRowProps) {
	const { pathname, search } = useLocation();
	const { words, copy } = useCopiedLink(`${pathname}?${withParams(new URLSearchParams(search), { shocks })}`);
	return (
		<li className={styles.item}>
			<button type="button" className={clsx(list.row, styles.name)} aria-current={isOpen} title={name} onClick={() => onOpen(shocks)}>
				{name}
			</button>
			<button type="button" className={text.link} aria-label={`${words}: ${name}`} onClick={copy}>
				{words}
			</button>
			<button type="button" className={page.remove} aria-label={`Remove ${name}`} onClick={onRemove}>
				×
			</button>
		</li>
	);
}

interface SaveAsProps {
	saved: readonly SavedScenario[];
	shocks: string;
	onSave(scenario: SavedScenario): void;
}

function SaveAs({ saved, shocks, onSave }: SaveAsProps) {
	const [name, setName] = useState('');
	const scenario = { name: name.trim(), shocks };
	const why = unsavable(saved, scenario);
	const replaces = saved.some((one) => one.name === scenario.name);
	return (
		<form
			className={styles.saveAs}
			onSubmit={(event) => {
				event.preventDefault();
				if (scenario.name === '' || why !== null) return;
				onSave(scenario);
				setName('');
			}}
		>
			<input
				aria-label="Name of the scenario"
				placeholder="Name of this scenario"
				autoComplete="off"
				maxLength={MAX_NAME}
				value={name}
				onChange={({ target }) => setName(target.value)}
			/>
			<button type="submit" className={text.link} disabled={scenario.name === '' || why !== null}>
				{replaces ? 'Replace' : 'Save'}
			</button>
			{scenario.name !== '' && why !== null ? <p role="status">{why}</p> : null}
		</form>
	);
}
