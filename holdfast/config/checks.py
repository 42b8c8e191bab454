"""What is checked before anything is served: that the database role may do no more than it should."""

from django.db import DatabaseError, OperationalError, connection

from holdfast.config import environment

# Of the role itself and of every role it could become.
POWERS = """
select role.rolname,
       array_remove(array[
         case when role.rolsuper then 'is a superuser' end,
         case when role.rolbypassrls then 'bypasses row security' end,
         case when role.rolcreaterole then 'may make roles' end,
         case when role.rolreplication then 'may copy the whole cluster' end,
         case when exists (select from pg_database where datdba = role.oid) then 'owns a database' end,
         (select 'owns ' || pg_describe_object(classid, objid, objsubid)
            from pg_shdepend left join pg_class on classid = 'pg_class'::regclass and pg_class.oid = objid
           where deptype = 'o' and refobjid = role.oid and coalesce(relpersistence, 'p') <> 't'
             and dbid = (select oid from pg_database where datname = current_database()) limit 1)
       ], null)
  from pg_roles role
 where pg_has_role(current_user, role.oid, 'member')
 order by role.rolname <> current_user, role.rolname
"""


def refuse_unsafe_role() -> None:
    """Refuse to start as a role that could pass a wall: superuser, owner, or able to become one.

    Raises environment.Unusable with one line that says which power and what to do, also when the database
    does not answer or refuses the role.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute(POWERS)
            rows = cursor.fetchall()
    except OperationalError as error:
        raise environment.Unusable(f"the database does not answer: {_first_line(error)}") from error
    except DatabaseError as error:
        raise environment.Unusable(f"the database refuses: {_first_line(error)}") from error
    finally:
        connection.close()  # a server that forks afterwards must not share it
    for role, powers in rows:
        if powers:
            itself = str(connection.settings_dict["USER"])
            who = itself if role == itself else f"{itself} may become {role}, which"
            raise environment.Unusable(
                f"DATABASE_URL holds a role that is not safe: {who} {powers[0]}; "
                "it must hold the application's role, holdfast_app, which owns nothing"
            )


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
