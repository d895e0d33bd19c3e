"""The slots of a fact, one module each: who, for whom, where, how sure, who says it, when."""
