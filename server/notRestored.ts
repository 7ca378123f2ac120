/**
 * Collections that a restore leaves empty: who was signed in when the backup was made, and links that worked then, may have
 * been ended since, and nothing in the backup can tell. Everybody signs in anew. Letters that waited then have mostly left
 * since, and would go out once more, with links that work.
 */
export const NOT_RESTORED: readonly string[] = ['sessions', 'oneTimeLinks', 'letters'];
