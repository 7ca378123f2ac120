import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { type Plugin, build } from 'esbuild';
import { PROGRAMS, ROOT, withBuiltThread } from './builtPrograms.ts';

/** Have machine code, or files of their own that they look for beside them. */
const STAY_PACKAGES = ['lmdb', '@node-rs/argon2', 'swagger-ui-dist'];

/** Packages that ask for one another the old way, within modules of the new. */
const REQUIRE = `import { createRequire as createRequireOfBuilt } from 'node:module'; const require = createRequireOfBuilt(${JSON.stringify(import.meta.url)});`;

/** Builds all programs into a folder, each at the path of its source, with the packages that they use. */
export async function buildPrograms(folder: string): Promise<void> {
  await build({
    entryPoints: [...PROGRAMS],
    absWorkingDir: ROOT,
    outdir: folder,
    outbase: ROOT,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: STAY_PACKAGES,
    banner: { js: REQUIRE },
    // Packages tell things by the names of their classes.
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [whereItWas(folder)],
  });
}

/** A module finds the files beside it where its source lies, and the threads of the product where they are built. */
function whereItWas(folder: string): Plugin {
  return {
    name: 'where-it-was',
    setup(bundling) {
      bundling.onLoad({ filter: /\/(?:server|seed|shared|tests)\/.*\.ts$/ }, async ({ path }) => {
        if (path.includes('/node_modules/')) return undefined;
        const source = withBuiltThread(await readFile(path, 'utf8'), { path, folder });
        const here = JSON.stringify(pathToFileURL(path).href);
        return { contents: source.replaceAll('import.meta.url', here), loader: 'ts' };
      });
    },
  };
}
