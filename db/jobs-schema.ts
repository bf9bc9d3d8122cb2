import { makeWorkerUtils } from "graphile-worker";
import pg from "pg";

/** The one door to the queue: a job is added in the caller's transaction, by any request role. */
const enqueueFunction = `
create or replace function app_jobs.enqueue(task text, payload json, job_key text, run_at timestamptz, max_attempts int)
returns void language sql security definer set search_path = graphile_worker, pg_temp as $$
  select graphile_worker.add_job(task, payload, run_at := run_at, job_key := job_key, max_attempts := max_attempts);
$$;
revoke all on function app_jobs.enqueue(text, json, text, timestamptz, int) from public;
grant execute on function app_jobs.enqueue(text, json, text, timestamptz, int)
  to app_tenant, app_resident, app_worker, app_system, app_hq;
grant usage on schema app_jobs to app_tenant, app_resident, app_worker, app_system, app_hq;
`;

/** Brings the job queue up to date; it lives in schemas that only `tributary_jobs` owns. */
export async function ensureJobQueue(ownerUrl: string, jobsUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const database = owner.escapeIdentifier(owner.database ?? "");
  try {
    await owner.query("create schema if not exists graphile_worker authorization tributary_jobs");
    await owner.query("create schema if not exists app_jobs authorization tributary_jobs");
    // The queue's own migrations say `create schema if not exists`, which asks for this right even when it does.
    await owner.query(`grant create on database ${database} to tributary_jobs`);
    const utils = await makeWorkerUtils({ connectionString: jobsUrl });
    try {
      await utils.migrate();
      await utils.withPgClient((client) => client.query(enqueueFunction));
    } finally {
      await utils.release();
    }
    await owner.query(`revoke create on database ${database} from tributary_jobs`);
  } finally {
    await owner.end();
  }
}
