// npm run db: brings the database up, leaves it running until `npm run stop`, and prints its address for psql and the like.
import { run } from "./machine/say";
import { ensurePostgres } from "./postgres";

run(async () => {
  const { ownerUrl } = await ensurePostgres({ keep: true });
  console.log(ownerUrl);
});
