"""How a step runs: Prefect tasks around the stages of `tallywire.pipeline`. No logic."""
