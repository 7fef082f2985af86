import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { useEntities } from '../query/entities.ts';
import { usePositionsWith } from '../query/positions.ts';
import { Modal } from '../ui/modal.tsx';
import { useViewState } from '../view/view-state.ts';
import styles from './find.module.css';
import { type Found, findAll, instrumentsOf } from './find-all.ts';
import { PAGES } from './pages.ts';

/** A single letter is in nearly every name. */
const FEWEST_LETTERS = 2;

/** Goes to a page, an entity or an instrument by a few letters. */
export function Find({ onClose }: { onClose(): void }) {
	const [query, setQuery] = useState('');
	const [chosen, setChosen] = useState(0);
	const id = useId();
	const navigate = useNavigate();
	const { data: entities } = useEntities();
	const state = useViewState();
	const search = query.trim();
	const positions = usePositionsWith(search.length < FEWEST_LETTERS ? null : search);
	const found = findAll(search, PAGES, entities ?? [], instrumentsOf(positions.data?.rows ?? []));
	const current = Math.min(chosen, found.length - 1);

	function go(result: Found | undefined): void {
		if (!result) return;
		onClose();
		if (result.kind === 'entity') state.change({ entity: result.id });
		else if (result.kind === 'page') void navigate({ pathname: result.id, search: state.search });
		else void navigate({ pathname: '/positions', search: `?${new URLSearchParams({ search: result.id })}` });
	}
	return (
		<Modal label="Find or go to" onClose={onClose}>
			<input
				className={styles.query}
				type="text"
				role="combobox"
				aria-label="Find a page, an entity or an instrument"
				aria-expanded
				aria-controls={`${id}-results`}
				aria-activedescendant={found.length > 0 ? `${id}-${current}` : undefined}
				placeholder="Page, entity, instrument or ISIN"
				value={query}
				onChange={(event) => {
					setQuery(event.target.value);
					setChosen(0);
				}}
				onKeyDown={(event) => {
					if (event.key === 'ArrowDown') setChosen(Math.min(current + 1, found.length - 1));
					else if (event.key === 'ArrowUp') setChosen(Math.max(current - 1, 0));
					else if (event.key === 'Enter') go(found[current]);
					else return;
					event.preventDefault();
				}}
			/>
			<div id={`${id}-results`} className={styles.results} role="listbox" aria-label="Results">
				{found.map((result, index) => (
					// biome-ignore lint/a11y/useKeyWithClickEvents: the field above owns the keyboard, as in every combobox
					<div
						key={`${result.kind} ${result.id}`}
						id={`${id}-${index}`}
						className={styles.result}
						role="option"
						tabIndex={-1}
						aria-selected={index === current}
						onMouseMove={() => setChosen(index)}
						onClick={() => go(result)}
					>
						<span>{result.title}</span>
						<span className={styles.detail}>{result.detail}</span>
					</div>
				))}
			</div>
			{found.length === 0 ? (
				<p className={styles.nothing} role="status">
					{positions.isFetching ? 'Searching.' : positions.isError ? 'Instruments cannot be searched now.' : 'Nothing has this name.'}
				</p>
			) : null}
		</Modal>
	);
}
