"""The queue: one app for all jobs, kept in the same database and transaction as what asks for them.

A job's arguments are keys alone, never a name or a text: the queue's tables stand outside the walls (what
protects them is said in holdfast/audit/library_tables.py). `python -m holdfast.config worker` does the
jobs.
"""

from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

# A worker says every ten seconds that it lives; one silent for longer than this is dead.
SILENT = 60  # seconds
# A job that was under way each time its worker died may be what killed it.
MOST_ATTEMPTS = 5
KEPT = 14 * 24  # hours for which a job that has succeeded can still be looked at


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="queue.run_again", name="queue.run_again")
async def run_again(timestamp: int) -> None:  # noqa: ARG001 - procrastinate says when it was due
    """Find the jobs of dead workers and put them back, or give one up that has been tried often."""
    manager = app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT):
        if job.attempts + 1 >= MOST_ATTEMPTS:
            await manager.finish_job(job, status=Status.FAILED, delete_job=False)
            continue
        try:
            await manager.retry_job(job)
        except UniqueViolation:  # the same is waiting already, and may wait but once
            await manager.finish_job(job, status=Status.ABORTED, delete_job=False)


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="queue.clear", name="queue.clear")
async def clear(timestamp: int) -> None:  # noqa: ARG001 - procrastinate says when it was due
    """Forget the jobs that succeeded long ago; those that failed stay until somebody has looked."""
    await app.job_manager.delete_old_jobs(nb_hours=KEPT)
