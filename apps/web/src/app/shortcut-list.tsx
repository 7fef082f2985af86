import { Kbd } from '../ui/kbd.tsx';
import { Modal } from '../ui/modal.tsx';
import { PAGES } from './pages.ts';
import styles from './shortcut-list.module.css';
import { shortcutList } from './shortcuts.ts';

/** Every key that does something. */
export function ShortcutList({ onClose }: { onClose(): void }) {
	return (
		<Modal label="Keyboard shortcuts" onClose={onClose}>
			<div className={styles.list}>
				<h2 className={styles.title}>Keyboard</h2>
				<dl className={styles.keys}>
					{shortcutList(PAGES).map(({ keys, text }) => (
						<div key={text} className={styles.keyRow}>
							<dt>
								{keys.map((key) => (
									<Kbd key={key}>{key}</Kbd>
								))}
							</dt>
							<dd>{text}</dd>
						</div>
					))}
				</dl>
			</div>
		</Modal>
	);
}
