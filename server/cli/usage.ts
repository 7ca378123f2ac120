/** What `parkfit help` prints. */
export const USAGE = `Parkfit matches biomedical companies with industrial space.

  parkfit serve
      Serves the page and the API until it is stopped.
  parkfit match <requirement.json | -> [--limit n] [--include parts] [--json]
      Judges every available space against a requirement; - reads it from standard input.
      --limit    matches shown, 1 to 100 (20)
      --include  parts of the answer, joined by commas (all of them): findings, counts, relaxations,
                 nearMisses, bundles, policies
      --json     the answer as the API gives it
  parkfit import <file.csv>
      Imports spaces. All rows become visible together, or none if one of them does not parse.
  parkfit import --template
      Prints the header line of such a file. An empty cell is not known, - does not apply, lists are joined by ;
  parkfit seed [--demo | --remove-demo]
      Loads what ships with the product again, except rows that were edited.
      --demo         with the demo spaces, also where they had been removed
      --remove-demo  only removes what was invented for demonstration
  parkfit store [--port n] [--data folder] [--standalone]
      Serves the embedded store alone, until it is stopped, to tools that speak the protocol of MongoDB: on loopback
      TCP, without a password, so that every user of the machine can read and write it.
      --port        where to listen (27017); 0 picks a free one
      --data        the folder of the store (DATA_DIR)
      --standalone  presents itself as a server on its own instead of a replica set of one: no transactions,
                    no change streams
  parkfit help

The environment is read as by the server: DATA_DIR, MONGODB_URI, DEMO. While a server runs on the data folder, its store
is joined; else the store is opened for the time of the command.`;
