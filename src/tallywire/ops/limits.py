"""Times that operation goes by."""

RUN_TIMEOUT_SECONDS = 3600.0
"""A scheduled run is ended after this time. A run over what fifteen minutes bring takes well below a minute."""
VERIFY_TIMEOUT_SECONDS = 4 * 3600.0
"""The same for verifying the whole lake, which reads every file."""
VERIFY_AGAIN_SECONDS = 300.0
"""Pause before problems are looked for once more: a run at work has ended by then."""
BACKFILL_TIMEOUT_SECONDS = 24 * 3600.0
"""The same for a backfill: 100,000 URLs of one host at one a second take a day."""
REBUILD_TIMEOUT_SECONDS = 48 * 3600.0
"""The same for making all tables again: a million articles at some tens a second take a day."""

LOOK_SECONDS = 5.0
"""Time between two looks for dead runs, each one question to the server."""
EXAMINE_SECONDS = 60.0
"""Time between two looks at everything, of which alerts are sent."""
LEASE_GRACE_SECONDS = 15.0
"""A run frees its lease before Prefect notes its end; a run that has just begun or ended counts as living."""
PENDING_SECONDS = 240.0
"""A run that a worker has taken begins within 10 to 20 s, on a very busy machine within a minute or two; after this
time its process is taken for dead."""
STALE_SECONDS = REBUILD_TIMEOUT_SECONDS + 3600.0
"""A run of another machine's server without a lease in this lake is dead once the longest timeout has passed."""

HISTORY_SECONDS = 30 * 24 * 3600
"""How long the Prefect server remembers a run; the table `runs` keeps what matters."""
SERVER_START_SECONDS = 180.0
"""How long the Prefect server may take to answer: 20 s on an idle machine, several times that on a busy one."""
STOP_SECONDS = 30.0
"""How long a process may take to end before it is killed."""
RESTART_SECONDS = (1.0, 2.0, 5.0, 15.0, 60.0)
"""Pauses before a process that died is started again; the last for ever."""
STEADY_SECONDS = 300.0
"""A process that has lived so long starts again with the first pause."""
