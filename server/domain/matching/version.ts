/** Version of what a match means: raised whenever the same requirement over the same data would be answered otherwise. */
export const ENGINE_VERSION = '1.3.0';
