import { SearchIcon } from '@salt-ds/icons';
import { useEffect, useRef, useState } from 'react';
import { Kbd } from '../../ui/kbd.tsx';
import styles from './position-toolbar.module.css';

/** The URL follows this long after the last key: it is too slow to be written at each. */
const SETTLE_MS = 150;

/** The search over the rows. What is typed stands here at once; who listens hears of it when the typing rests. */
export function SearchField({ value, onSearch, onLeave }: SearchFieldProps) {
	const [text, setText] = useState(value);
	const told = useRef(value);
	const tell = useRef(onSearch);
	tell.current = onSearch;
	useEffect(
		function takeWhatOthersSet() {
			if (value === told.current) return;
			told.current = value;
			setText(value);
		},
		[value],
	);
	useEffect(
		function tellWhenItRests() {
			if (text === told.current) return;
			const timer = setTimeout(() => {
				// Enter has told it already; told again, it would take back what the reader has opened since.
				if (told.current === text) return;
				told.current = text;
				tell.current(text);
			}, SETTLE_MS);
			return () => clearTimeout(timer);
		},
		[text],
	);
	return (
		<label className={styles.search}>
			<SearchIcon aria-hidden className={styles.magnifier ?? ''} />
			<span className="visually-hidden">Search in name, ISIN, account</span>
			<input
				type="search"
				value={text}
				placeholder="Name, ISIN, account"
				onChange={({ target }) => setText(target.value)}
				onKeyDown={(event) => {
					if ((event.key !== 'Enter' && event.key !== 'ArrowDown') || event.nativeEvent.isComposing) return;
					event.preventDefault();
					told.current = text;
					onLeave(text);
				}}
			/>
			<Kbd className={styles.key}>/</Kbd>
		</label>
	);
}

interface SearchFieldProps {
	value: string;
	onSearch(search: string): void;
	/** Enter or the arrow down: the reader goes on to the rows that what is typed leaves. */
	onLeave(search: string): void;
}
