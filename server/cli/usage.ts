/** What `parkfit help` prints. */
export const USAGE = `Parkfit matches biomedical companies with industrial space.

  parkfit serve [--demo]
      Serves the page and the API until it is stopped.
      --demo  makes one person of each role for trying it out, and prints a link for each that signs in once
  parkfit match <requirement.json | -> [--limit n] [--include parts] [--certificate] [--json]
                [--capsule file [--force]]
      Judges every available space against a requirement; - reads it from standard input.
      --limit        matches shown, 1 to 100 (20)
      --include      parts of the answer, joined by commas (all but the last two): findings, counts, relaxations,
                     nearMisses, bundles, growthPaths, policies, capsule, certificate
      --certificate  how firmly the ranking stands, and what to find out next
      --json         the answer as the API gives it
      --capsule      a new file in which the answer is kept, for replay; --force replaces one that is there
  parkfit replay <capsule.json | -> [--json]
      Answers the requirement of a kept answer again, and says what moved and why: a fact, the engine, a policy.
      Ends with 0 where nothing moved, with 1 where something did.
  parkfit reverse --space id --requirements <standing.json | -> [--limit n] [--json]
      Says which standing requirements a space fits, which it nearly fits, and among whose first ten it is.
      --requirements a list of { "id": …, "requirement": … }; one that names no day is judged as of today
      --limit        fits, and near fits, shown, 1 to 100 (20); the first tens are all told
  parkfit incentives <requirement.json | -> [--space id]... [--park id]... [--place id]... [--json]
      Judges every measure of the policies that hold at some spaces, parks or places, up to ten, for the company of a
      requirement: what is confirmed, what is possible, which measures go together, and what to find out next.
  parkfit policy coverage [--shipped] [--json]
      Prints by city and district which policies are in, how sure they are, when they were read and what was not found.
      --shipped   of what ships with the product, without opening the store
  parkfit policy diff <old> <new> [--requirements standing.json] [--json]
      Says whose incentives or ranking would change, and by how much, if the policies of a file or folder stood in the
      place of those of another. Stores nothing.
      --requirements a list of { "id": …, "requirement": … }; the examples that ship where none is given
  parkfit policy drafts
  parkfit policy show <draft>
      Lists the drafts of policies; or shows one, with its changes, its faults and what its test cases came to.
  parkfit policy begin <file.json>
      Begins a draft from a file: a policy, or { "document": policy, "cases": test cases }.
  parkfit policy review <draft>
  parkfit policy publish <draft>
      Takes a draft as looked at and found good; puts a reviewed one in force at once. Both refuse one that has faults,
      does not say what its cases expect, or whose policy has been changed since; what was in force then stays in force.
  parkfit policy history <policy>
  parkfit policy revert <policy> <revision>
      Tells what was in force under the id of a policy, newest first; takes what an earlier revision said back into force.
  parkfit cost <requirement.json | -> --spaces id,id,… [--json]
      Reckons what occupying each of up to 20 spaces costs over the horizon of a requirement, year by year, in the
      cheapest and the dearest case, with every assumption that it rests on.
  parkfit import <file.csv>
      Imports spaces. All rows become visible together, or none if one of them does not parse.
  parkfit import --template
      Prints the header line of such a file. An empty cell is not known, - does not apply, lists are joined by ;
  parkfit seed [--demo | --remove-demo]
      Loads what ships with the product again, except rows that were edited.
      --demo         with the demo spaces, also where they had been removed
      --remove-demo  only removes what was invented for demonstration
  parkfit keys list
  parkfit keys rotate
      Lists the keys that sign access tokens; makes a new one sign, which a running server takes over by itself. Tokens
      signed before are good until they run out, so that nobody is signed out.
  parkfit user list
  parkfit user create <address> --name name [--language zh-CN|en] [--organisation id [--role member|manager]]
                      [--password-from-input]
      Gives somebody an account; without a password it prints a link that signs in once.
  parkfit user change-password <address>
      Takes the new password from standard input.
  parkfit user disable | enable | reset-second-factor | make-administrator | sign-in-link <address>
      Looks after one account; sign-in-link prints a link that signs in once, within 15 minutes.
  parkfit doctor
      Looks at rights, certificate, ports, mail, migrations, the store, files and clock, changes nothing, and ends with 1
      where something is to be mended.
  parkfit user remove-demo
      Removes the people whom serve --demo made.
  parkfit store [--port n] [--data folder] [--standalone]
      Serves the embedded store alone, until it is stopped, to tools that speak the protocol of MongoDB: on loopback
      TCP, without a password, so that every user of the machine can read and write it. Tests may make its commands
      fail by configureFailPoint.
      --port        where to listen (27017); 0 picks a free one
      --data        the folder of the store (DATA_DIR)
      --standalone  presents itself as a server on its own instead of a replica set of one: no transactions,
                    no change streams
  parkfit backup <file> [--force]
      Writes all data, as they are at one moment, into a file; while a server runs or not.
  parkfit restore <file>
      Puts the data of a backup in the place of the present ones, which are kept as a restore point. Not while a server runs.
  parkfit verify [file]
      Reads the data file whole, and checks the data against their indexes and the log of changes; while a server runs or
      not. Or checks the file of a backup against what it says of itself.
  parkfit export <file.jsonl> --collection name [--force]
  parkfit export <folder> --all [--force]
      Writes one collection, or each, as lines of extended JSON.
  parkfit import <file.jsonl> --collection name [--replace] [--in-parts]
      Puts such lines into a collection, all of them or none; up to 100,000 documents, or 64 MB.
      --replace   also in the place of documents with the same _id
      --in-parts  of any size, a part at a time; the parts before a fault stay
  parkfit migrate [status | --without-backup]
      Brings the data to the layout of this version, as every start does, or tells what was done and is to be done.
  parkfit help

The environment is read as by the server: DATA_DIR, MONGODB_URI, DEMO. While a server runs on the data folder, its store
is joined; else the store is opened for the time of the command.`;
