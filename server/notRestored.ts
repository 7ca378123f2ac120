/**
 * Collections that a restore leaves empty: who was signed in when the backup was made, and links that worked then, may have
 * been ended since, and nothing in the backup can tell. Everybody signs in anew.
 */
export const NOT_RESTORED: readonly string[] = ['sessions', 'oneTimeLinks'];
