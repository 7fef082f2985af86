import { VERIFIED_WORDS, type Verified } from '@tideline/domain';
import styles from './verified-tag.module.css';

const HINTS: { readonly [V in Verified]: string } = {
	text: 'Read in the rule or a verbatim copy of it',
	secondary: 'Read in a national rule, a form or a guide, or inferred from what was read',
	recalled: 'Known, not read',
};

/** How a row of a rulebook was verified, where that was not in the rule itself; the words are those of the printed rulebooks. */
export function VerifiedTag({ verified }: { verified: Verified }) {
	if (verified === 'text') return null;
	return (
		<span className={styles.tag} title={HINTS[verified]}>
			{VERIFIED_WORDS[verified]}
		</span>
	);
}
