"""What Alembic runs: the steps that are missing, on the connection and in the transaction that it was handed."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], transactional_ddl=False, transaction_per_migration=False
)
context.run_migrations()
