package io.hookswitch.outbound;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks a database, for each query that is made over a connection, how it comes to the answer. */
final class Plans {

  private final List<String> all = new ArrayList<>();

  /** Each with its query before it. */
  List<String> all() {
    return all;
  }

  Connection of(Connection connection) {
    return (Connection) proxy(Connection.class, (proxy, method, arguments) -> {
      Object result = call(connection, method, arguments);
      boolean query = method.getName().equals("prepareStatement") && ((String) arguments[0]).startsWith("select ");
      return query ? watched(connection, (String) arguments[0], (PreparedStatement) result) : result;
    });
  }

  private PreparedStatement watched(Connection connection, String sql, PreparedStatement statement)
    throws SQLException {
    PreparedStatement explain = connection.prepareStatement("explain analyze " + sql);
    return (PreparedStatement) proxy(PreparedStatement.class, (proxy, method, arguments) -> {
      if (method.getName().equals("close")) explain.close();
      else if (method.getName().startsWith("set")) call(explain, method, arguments);
      else if (method.getName().equals("executeQuery")) note(sql, explain);
      return call(statement, method, arguments);
    });
  }

  private void note(String sql, PreparedStatement explain) throws SQLException {
    StringBuilder plan = new StringBuilder(sql).append('\n');
    try (ResultSet rows = explain.executeQuery()) {
      while (rows.next()) plan.append(rows.getString(1)).append('\n');
    }
    all.add(plan.toString());
  }

  private static Object proxy(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(Plans.class.getClassLoader(), new Class<?>[] { type }, handler);
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
